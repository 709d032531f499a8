// Bundles each screen and each style sheet into dist, says how heavy it is, and refuses what the
// Content-Security-Policy would refuse: eval, and any address that is not our own.
import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { allIcons, iconPlugin } from './icons.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const heaviest = { 'join.js': 2, 'sw.js': 1.5, 'phone.js': 35, 'later.js': 10, 'desk.js': 75, 'wall.js': 25 } // KB after gzip; UX.md aims lower for the phone and the desk

const usual = {
  absWorkingDir: here, bundle: true, minify: true, metafile: true, format: 'iife', charset: 'utf8', legalComments: 'none', logLevel: 'warning',
  loader: { '.svg': 'dataurl' },
}
// h(…) with its children one after the other is shorter than the calls that "react-jsx" makes of the same elements.
const code = {
  ...usual, target: 'es2020', inject: ['jsx.mjs'], plugins: [iconPlugin],
  tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
}
const sheet = { ...usual, target: ['chrome87', 'firefox90', 'safari14'] }

for (const screen of ['desk', 'wall', 'scribe']) await bundle(`${screen}.js`, `src/${screen}/main.tsx`, code)
for (const name of ['join', 'sw']) await bundle(`${name}.js`, `src/${name}/main.ts`, { ...code, inject: [] })
const phone = await bundle('phone.js', 'src/phone/main.tsx', code)
await bundle('later.js', 'src/phone/later.tsx', { ...code, globalName: 'maatwerk.later', plugins: [lent(phone), iconPlugin] })
for (const name of ['page', 'phone', 'desk', 'wall']) await bundle(`${name}.css`, `css/${name}.css`, sheet)
writeFileSync(join(here, 'dist', 'icons.json'), JSON.stringify(allIcons())) // for the server's pages

async function bundle(name, from, how) {
  const { metafile } = await build({ ...how, entryPoints: [from], outfile: join(here, 'dist', name) })
  weigh(name, readFileSync(join(here, 'dist', name)))
  return new Set(Object.keys(metafile.inputs))
}

// lent makes of every import that the first bundle has too a look at what it lends (src/phone/lend.ts). The wire's lists
// are not among it: each bundle has those that it names.
function lent(there) {
  there.delete('src/wire.gen.ts')
  const names = async () => {
    const { metafile } = await build({ ...code, format: 'esm', write: false, entryPoints: ['src/phone/lend.ts'] })
    return Object.values(metafile.outputs)[0].exports
  }
  return {
    name: 'lent',
    setup(it) {
      it.onResolve({ filter: /^[^:]+$/ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (kind === 'entry-point' || pluginData === lent) return
        const found = await it.resolve(path, { resolveDir, kind, pluginData: lent })
        if (there.has(relative(here, found.path))) return { path: 'lent', namespace: 'lent' }
      })
      it.onLoad({ filter: /.*/, namespace: 'lent' }, async () => ({ contents: `export const { ${(await names()).join(', ')} } = globalThis.maatwerk.lent` }))
    },
  }
}

function weigh(name, bytes) {
  const text = bytes.toString()
  const foreign = text.match(/\beval\(|\bnew Function\b|(?:https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]{2,}[^"'`\s)]*/i)
  if (foreign) throw new Error(`${name} holds ${foreign[0]}: no eval, and no address but our own`)
  const kb = gzipSync(bytes, { level: 9 }).length / 1024
  console.log(`${name} ${kb.toFixed(1)} KB gzip`)
  if (kb > (heaviest[name] ?? Infinity)) throw new Error(`${name} is over its ${heaviest[name]} KB`)
}
