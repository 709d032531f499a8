// Fails on a custom property that a built stylesheet uses and nobody gives a value: such a rule silently does nothing.
// Also fails when the city's own values or assets, which are not ours to ship, stand in the lock file or among the parts.
import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const here = new URL('..', import.meta.url);
const budget = { phone: 8, desk: 12, page: 10, wall: 8 }; // KiB after gzip
let bad = 0;
const fail = (what) => { bad++; console.error('✗ ' + what); };

for (const [view, most] of Object.entries(budget)) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`css/${view}.css`, here).pathname],
    bundle: true, minify: true, write: false, logLevel: 'silent',
  });
  const css = outputFiles[0].text;
  const given = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map((m) => m[1]));
  // A use with a fallback of its own may stay without a value: the component says what happens then.
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map((m) => m[1]));
  for (const name of used) if (!given.has(name)) fail(`${view}.css uses ${name}, which has no value`);
  const size = gzipSync(css, { level: 9 }).length / 1024;
  console.log(`${view}.css ${size.toFixed(2)} KiB gzip of ${most}`);
  if (size > most) fail(`${view}.css is larger than ${most} KiB`);
  if (/url\(["']?(?:https?:)?\/\//.test(css)) fail(`${view}.css asks another origin for something`);
}

const lock = readFileSync(new URL('package-lock.json', here), 'utf8');
for (const part of ['design-system-tokens', 'design-system-assets']) {
  if (lock.includes(`node_modules/@amsterdam/${part}`) || existsSync(new URL(`node_modules/@amsterdam/${part}`, here))) {
    fail(`@amsterdam/${part} is proprietary and must not be installed`);
  }
}
process.exitCode = bad ? 1 : 0;
