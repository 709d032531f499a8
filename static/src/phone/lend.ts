// What the first bundle lends to the second, so that nothing is loaded twice: build.mjs makes of later's imports of these
// a look at globalThis.maatwerk.lent. A name that is missing here stops the build.
export { Fragment, h } from 'preact'
export { useState } from 'preact/hooks'
export { Icon } from '../live/icon'
export { newId } from '../live/outbox'
export { chosenIn, left, stateOf } from './ballot'
export { nameOf, stepsOf } from './card'
export { Home } from './end'
export { nl } from './nl'
export { bodyOf, newest } from './own'
export { Actions, Button, Choice, day, Field, Line, Note, Quote, Radio, Text, Title } from './parts'
export { mayWrite } from './phase'
export { post } from './post'
