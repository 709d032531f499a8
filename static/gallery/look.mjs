// Looks at every gallery page in Chromium: pictures at four widths, axe, targets, sideways scrolling, inline styles.
//   node gallery/build.mjs && node gallery/look.mjs [folder for pictures] [only pages starting with]
import { chromium } from 'playwright-core';
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';

const dist = new URL('built/', import.meta.url);
const [folder, only = ''] = process.argv.slice(2);
if (folder) mkdirSync(folder, { recursive: true });
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const types = { html: 'text/html; charset=utf-8', css: 'text/css' };
const server = createServer((request, response) => {
  try {
    const body = readFileSync(new URL('.' + request.url, dist));
    response.writeHead(200, {
      'content-type': types[request.url.split('.').pop()],
      'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    }).end(body);
  } catch { response.writeHead(204).end(); }
}).listen(0, '127.0.0.1');
await new Promise((ready) => server.once('listening', ready));
const home = `http://127.0.0.1:${server.address().port}/`;

const widths = { phone: [320, 360, 390], desk: [1366, 1920], 'desk-telefoon': [320, 390], wall: [1366, 1920], page: [320, 360, 390, 1366, 1920] };
const heights = { 320: 640, 360: 740, 390: 844, 1366: 768, 1920: 1080 };
const kind = (name) => (name.startsWith('desk-telefoon') ? 'desk-telefoon' : name.split('-')[0]);

let bad = 0;
const fail = (what) => { bad++; console.error('✗ ' + what); };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
for (const name of readdirSync(dist).filter((n) => n.endsWith('.html') && n !== 'index.html' && n.startsWith(only)).sort()) {
  for (const width of widths[kind(name)]) {
    const context = await browser.newContext({ viewport: { width, height: heights[width] }, bypassCSP: false });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('favicon') && fail(`${name} ${width}: ${message.text()}`));
    await page.goto(home + name);
    const facts = await page.evaluate((least) => ({
      sideways: document.documentElement.scrollWidth > innerWidth + 1 ? document.documentElement.scrollWidth : 0,
      down: document.documentElement.scrollHeight - innerHeight,
      inline: document.querySelectorAll('[style], style').length,
      small: [...document.querySelectorAll('button, a:not(p a, li a, .ams-skip-link), input:not([type=radio], [type=checkbox]), select, textarea, label:has(input), summary')]
        .filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect(), e.textContent.trim()])
        .filter(([box]) => box.height < least - .5 || box.width < least - .5).map(([box, text]) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`),
      smallText: [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !e.closest('.ams-visually-hidden, .ams-skip-link'))
        .map((e) => [parseFloat(getComputedStyle(e).fontSize), e.textContent.trim().slice(0, 30)]).sort((a, b) => a[0] - b[0])[0],
    }), name.startsWith('phone') || name.startsWith('page') ? 48 : 44);
    if (facts.sideways) fail(`${name} ${width}: scrolls sideways to ${facts.sideways}`);
    if (facts.inline) fail(`${name}: inline style`);
    if (facts.small.length) fail(`${name} ${width}: small targets: ${facts.small.join(' | ')}`);
    if (name.startsWith('wall') && facts.down > 0) fail(`${name} ${width}: the wall needs scrolling, ${facts.down} px`);
    if (name.startsWith('wall') && width === 1920 && facts.smallText[0] < 32) fail(`${name}: text of ${facts.smallText}`);
    if (name.startsWith('phone') && facts.smallText[0] < 16) fail(`${name}: text of ${facts.smallText}`);
    if (folder) await page.screenshot({ path: `${folder}/${name.replace('.html', '')}-${width}.png`, fullPage: !name.startsWith('wall') });
    await context.close();
    const bare = await browser.newContext({ viewport: { width, height: heights[width] }, bypassCSP: true });
    const again = await bare.newPage();
    await again.goto(home + name);
    await again.evaluate(axe);
    const violations = await again.evaluate((wall) => axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: wall } }, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', ...(wall ? ['wcag2aaa'] : [])] }).then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')).join(' ‖ ')}`)), name.startsWith('wall'));
    for (const violation of violations) fail(`${name} ${width}: ${violation}`);
    await bare.close();
  }
}
await browser.close();
server.close();
console.log(bad ? `${bad} found` : 'nothing found');
process.exitCode = bad ? 1 : 0;
