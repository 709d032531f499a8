// Bundles each screen and each style sheet into dist, says how heavy it is, and refuses what the
// Content-Security-Policy would refuse: eval, and any address that is not our own.
import { build } from 'esbuild'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { allIcons, iconPlugin } from './icons.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const heaviest = { 'join.js': 2, 'sw.js': 1.5, 'phone.js': 35, 'desk.js': 75, 'wall.js': 25 } // KB after gzip; UX.md aims lower for the phone and the desk

const scripts = ['join/main.ts', 'phone/main.tsx', 'desk/main.tsx', 'wall/main.tsx', 'scribe/main.tsx', 'sw/main.ts'].map((main) => ({ in: `src/${main}`, out: `${main.split('/')[0]}.js` }))
const styles = ['page', 'phone', 'desk', 'wall'].map((name) => ({ in: `css/${name}.css`, out: `${name}.css` }))
const entries = [...scripts, ...styles].filter((entry) => {
  const there = existsSync(join(here, entry.in))
  if (!there) console.log(`skipped ${entry.in}: not there`)
  return there
})

for (const entry of entries) {
  const outfile = join(here, 'dist', entry.out)
  await build({
    absWorkingDir: here,
    entryPoints: [entry.in],
    outfile,
    bundle: true,
    minify: true,
    target: entry.out.endsWith('.css') ? ['chrome87', 'firefox90', 'safari14'] : 'es2020',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'dataurl' },
    logLevel: 'warning',
    plugins: [iconPlugin],
  })
  weigh(entry.out, readFileSync(outfile))
}

writeFileSync(join(here, 'dist', 'icons.json'), JSON.stringify(allIcons())) // for the server's pages

function weigh(name, bytes) {
  const text = bytes.toString()
  const foreign = text.match(/\beval\(|\bnew Function\b|(?:https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]{2,}[^"'`\s)]*/i)
  if (foreign) throw new Error(`${name} holds ${foreign[0]}: no eval, and no address but our own`)
  const kb = gzipSync(bytes, { level: 9 }).length / 1024
  console.log(`${name} ${kb.toFixed(1)} KB gzip`)
  if (kb > (heaviest[name] ?? Infinity)) throw new Error(`${name} is over its ${heaviest[name]} KB`)
}
