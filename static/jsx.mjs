// What the elements in .tsx become: build.mjs puts it in each bundle.
export { Fragment, h } from 'preact'
