// Icons come from @tabler/icons when we build and are never copied into the repository.
// A drawing becomes a list of path strings, so that nobody needs innerHTML to show it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Our word for an icon, and Tabler's name for the drawing. A new icon is added here and in src/live/icon.tsx. */
export const icons = {
  add: 'plus', back: 'arrow-left', bundle: 'stack', calm: 'player-pause', check: 'check', chair: 'armchair', clock: 'clock',
  alone: 'user', angry: 'mood-angry', doubt: 'help-circle', hope: 'sunrise', panic: 'bolt', shame: 'mask', shut: 'door', tired: 'zzz',
  broken: 'link-off', paper: 'files', proof: 'clipboard-list', repeat: 'repeat', silent: 'phone-off',
  edit: 'pencil', fine: 'mood-smile', less: 'minus', lock: 'lock', more: 'dots', neutral: 'mood-neutral', next: 'arrow-right',
  note: 'message', offline: 'wifi-off', open: 'flag', people: 'users', phone: 'phone', print: 'printer', read: 'volume',
  saved: 'device-mobile', see: 'eye', step: 'map-pin', unhappy: 'mood-sad', urgent: 'alert-triangle', withdraw: 'trash',
};

/** The paths of one drawing; an outline that is more than paths is refused, since it would be drawn half. */
export function paths(tabler) {
  const svg = readFileSync(require.resolve(`@tabler/icons/outline/${tabler}.svg`), 'utf8');
  const parts = [...svg.matchAll(/<(\w+)([^>]*?)\/?>/g)].filter(([, tag]) => tag !== 'svg');
  const drawn = parts.filter(([, , attributes]) => !attributes.includes('stroke="none"'));
  return drawn.map(([, tag, attributes]) => {
    const d = / d="([^"]+)"/.exec(attributes)?.[1];
    if (tag !== 'path' || !d) throw new Error(`icon ${tabler}: <${tag}> is not a path`);
    return d;
  });
}

/** esbuild: `import check from 'icon:check'` gives the list of path strings. */
export const iconPlugin = {
  name: 'icons',
  setup(build) {
    build.onResolve({ filter: /^icon:/ }, ({ path }) => ({ path: path.slice(5), namespace: 'icon' }));
    build.onLoad({ filter: /.*/, namespace: 'icon' }, ({ path }) => {
      if (!icons[path]) return { errors: [{ text: `there is no icon "${path}" in icons.mjs` }] };
      return { contents: JSON.stringify(paths(icons[path])), loader: 'json' };
    });
  },
};

/** For the server's templates: every icon's paths by our own word, to be written beside the bundle. */
export const allIcons = () => Object.fromEntries(Object.entries(icons).map(([word, tabler]) => [word, paths(tabler)]));

/** The same drawing as text, for static pages. */
export const svg = (word) =>
  `<svg class="mwr-icon${['back', 'next'].includes(word) ? ' mwr-icon--flip' : ''}" viewBox="0 0 24 24" aria-hidden="true">${paths(icons[word]).map((d) => `<path d="${d}"/>`).join('')}</svg>`;
