// Bundles each screen and each style sheet into dist, says how heavy it is, and refuses what the
// Content-Security-Policy would refuse: eval, and any address that is not our own.
import { build } from 'esbuild'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { allIcons, iconPlugin } from './icons.mjs'
import { prune } from './prune.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const heaviest = { 'enter.js': 1, 'done.js': 1, 'share.js': 1, 'sw.js': 1.5, 'phone.js': 35, 'later.js': 14, 'rounds.js': 8, 'desk.js': 75, 'route.js': 45, 'wall.js': 25 } // KB after gzip; UX.md aims lower for the phone and the desk

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

for (const screen of ['desk', 'route', 'wall', 'scribe']) await bundle(`${screen}.js`, `src/${screen}/main.tsx`, code)
for (const name of ['done', 'enter', 'share', 'sw']) await bundle(`${name}.js`, `src/${name}/main.ts`, { ...code, inject: [] })
const phone = await bundle('phone.js', 'src/phone/main.tsx', code)
await bundle('later.js', 'src/phone/later.tsx', { ...code, globalName: 'maatwerk.later', plugins: [lent(phone), iconPlugin] })
await bundle('rounds.js', 'src/phone/rounds.tsx', { ...code, globalName: 'maatwerk.rounds', plugins: [lent(phone), iconPlugin] })
const pages = [...texts('../server/pages'), ...texts('../server', /\.go$/)]
const entered = between(pages, ['head', 'top', 'bottom', 'urgent', 'refusal', 'codeform', 'code', 'binnen', 'promise', 'vraagcode', 'mede', 'schrijver'])
await style('page', 'page', pages)
await style('pack', 'pack', pages)
await style('drawing', 'drawing', [...pages, ...texts('../server/drawing', /\.css$/)])
await style('enter', 'page', [...entered, ...texts('../server', /^static\.go$/)]) // stands in the pages themselves
await style('phone', 'phone', [...texts('src/phone'), ...texts('src/scribe'), ...texts('src/live'), ...pages])
for (const name of ['desk', 'route', 'wall']) await style(name, name, [...texts(`src/${name}`), ...texts('src/live'), ...pages])
writeFileSync(join(here, 'dist', 'icons.json'), JSON.stringify(allIcons())) // for the server's pages

async function bundle(name, from, how) {
  const { metafile, outputFiles: [file] } = await build({ ...how, entryPoints: [from], outfile: join(here, 'dist', name), write: false })
  put(name, file.text)
  return new Set(Object.keys(metafile.inputs))
}

// style leaves out of a sheet what these sources do not name.
async function style(name, from, sources) {
  const { outputFiles: [file] } = await build({ ...sheet, entryPoints: [`css/${from}.css`], write: false })
  put(`${name}.css`, prune(file.text, sources.join('\n')))
}

function put(name, text) {
  weigh(name, text)
  writeFileSync(join(here, 'dist', name), text)
}

function texts(folder, which = /\.(tsx?|html)$/) {
  return readdirSync(join(here, folder)).filter((name) => which.test(name) && !/[._]test\./.test(name)).map((name) => readFileSync(join(here, folder, name), 'utf8'))
}

// between gives the templates of these names.
function between(all, names) {
  const defined = all.flatMap((text) => text.split(/(?=\{\{define )/))
  return names.map((name) => {
    const found = defined.find((text) => text.startsWith(`{{define "${name}"}}`))
    if (!found) throw new Error(`there is no page "${name}"`)
    return found
  })
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

function weigh(name, text) {
  const foreign = text.match(/\beval\(|\bnew Function\b|(?:https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]{2,}[^"'`\s)]*/i)
  if (foreign) throw new Error(`${name} holds ${foreign[0]}: no eval, and no address but our own`)
  const kb = gzipSync(text, { level: 9 }).length / 1024
  console.log(`${name} ${kb.toFixed(1)} KB gzip`)
  if (kb > (heaviest[name] ?? Infinity)) throw new Error(`${name} is over its ${heaviest[name]} KB`)
}
