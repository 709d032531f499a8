// Builds the gallery into gallery/built: the stylesheets bundled, the icons and the example code drawn in.
// Open gallery/built/index.html afterwards. The pages themselves hold no third-party drawing.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { svg } from '../icons.mjs';

const here = new URL('.', import.meta.url);
const out = new URL('built/', here);
mkdirSync(out, { recursive: true });

await build({
  entryPoints: ['phone', 'desk', 'wall', 'page'].map((view) => new URL(`../css/${view}.css`, here).pathname),
  bundle: true, minify: true, outdir: out.pathname, logLevel: 'warning',
});

/** Looks like a QR code and leads nowhere: three corners and noise that is the same at every build. */
function exampleCode(size = 29) {
  const corner = (x, y) => [[0, 0], [size - 7, 0], [0, size - 7]].some(([a, b]) => {
    const [i, j] = [x - a, y - b];
    return i >= 0 && j >= 0 && i < 7 && j < 7 && (i % 6 === 0 || j % 6 === 0 || (i > 1 && i < 5 && j > 1 && j < 5));
  });
  const nearCorner = (x, y) => (x < 8 && y < 8) || (x > size - 9 && y < 8) || (x < 8 && y > size - 9);
  let noise = 7, path = '';
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    noise = (noise * 1103515245 + 12345) % 2147483648;
    if (nearCorner(x, y) ? corner(x, y) : noise > 1073741824) path += `M${x + 2} ${y + 2}h1v1h-1z`;
  }
  return `<svg class="mwr-code__qr" viewBox="0 0 ${size + 4} ${size + 4}" role="img" aria-label="QR-code om mee te doen (voorbeeld)"><path d="${path}"/></svg>`;
}

const pages = readdirSync(here).filter((name) => name.endsWith('.html')).sort();
for (const name of pages) {
  const html = readFileSync(new URL(name, here), 'utf8')
    .replace(/<i data-icon="([\w-]+)"><\/i>/g, (_, word) => svg(word))
    .replace(/<i data-code><\/i>/g, exampleCode());
  writeFileSync(new URL(name, out), html);
}
const title = (name) => /<title>([^<]*)/.exec(readFileSync(new URL(name, here), 'utf8'))?.[1] ?? name;
writeFileSync(new URL('index.html', out), `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Galerij</title><link rel="stylesheet" href="page.css"></head><body class="ams-body"><main class="mwr-main mwr-stack"><h1 class="ams-heading ams-heading--1">Galerij</h1><ul>${pages.map((name) => `<li><a class="ams-link" href="${name}">${title(name)}</a></li>`).join('')}</ul></main></body></html>`);
console.log(`${pages.length} pages in gallery/built`);
