// Bundles each src/**/*.test.ts(x) and runs them with node --test, so that no loader is needed.
// Packages stay outside the bundle: a test must meet the same fake-indexeddb and signals as what it tests.
// Names given on the command line choose: node test/run.mjs outbox
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = process.argv.slice(2)
const tests = readdirSync(join(here, 'src'), { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.test\.tsx?$/.test(file.name))
  .map((file) => relative(here, join(file.parentPath ?? file.path, file.name)))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
if (tests.length === 0) throw new Error('no test found')

mkdirSync(join(here, 'node_modules', '.cache'), { recursive: true })
const out = mkdtempSync(join(here, 'node_modules', '.cache', 'test-')) // inside the project, so that packages are found
try {
  await build({
    absWorkingDir: here, entryPoints: tests, outdir: out, outbase: 'src', outExtension: { '.js': '.mjs' },
    bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline',
    jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'warning',
  })
  const files = tests.map((name) => join(out, relative('src', name)).replace(/\.tsx?$/, '.mjs'))
  const ran = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...files], { stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
} finally {
  rmSync(out, { recursive: true, force: true })
}
