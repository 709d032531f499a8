// Leaves out of a style sheet what no screen asks for: rules for a class that its sources do not name, and custom
// properties that nobody reads. The city's components bring both along, and a phone waits for every byte of them.

/** The rules of a sheet as text: [selector or at-rule, what stands between its braces], or [whole statement]. */
function* rules(css) {
  for (let at = 0; at < css.length;) {
    const open = find(css, at, '{;')
    if (open < 0 || css[open] === ';') {
      yield [css.slice(at, open < 0 ? css.length : open + 1)]
      at = open < 0 ? css.length : open + 1
      continue
    }
    let end = open
    for (let deep = 0; ;) {
      deep += css[end] === '{' ? 1 : -1
      if (deep === 0) break
      end = find(css, end + 1, '{}')
    }
    yield [css.slice(at, open), css.slice(open + 1, end)]
    at = end + 1
  }
}

/** Where one of these characters stands next, outside quotes and parentheses; −1: nowhere. */
function find(css, from, wanted) {
  for (let at = from, quote = '', deep = 0; at < css.length; at++) {
    const sign = css[at]
    if (quote) {
      if (sign === '\\') at++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '(') deep++
    else if (sign === ')') deep--
    else if (deep === 0 && wanted.includes(sign)) return at
  }
  return -1
}

function* parts(css, sign) {
  for (let at = 0; at <= css.length;) {
    const end = find(css, at, sign)
    yield css.slice(at, end < 0 ? css.length : end)
    if (end < 0) return
    at = end + 1
  }
}

/** prune: sources is the text in which the classes are named. A class of which the end is made up at run time (`x--${…}`, `x--{{…}}`) stays. */
export function prune(css, sources) {
  const named = (name) => sources.includes(name) || ['${', '{{'].some((begin) => sources.includes(`${name.replace(/--.*/, '')}--${begin}`))
  const lives = (selector) => [...selector.replace(/\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].every(([, name]) => named(name))
  const keep = (sheet) => [...rules(sheet)].map(([head, body]) => {
    if (body === undefined) return head
    const inner = /^@(media|supports|layer|container)/.test(head) ? keep(body) : body
    const heads = head.startsWith('@') ? head : [...parts(head, ',')].filter(lives).join(',')
    return heads && inner ? `${heads}{${inner}}` : ''
  }).join('')
  return readOnly(keep(css))
}

// readOnly drops the custom properties that nobody reads, until none is left: one may have been read by another only.
function readOnly(css) {
  const drop = (sheet, read) => [...rules(sheet)].map(([head, body]) => {
    if (body === undefined) return head
    const inner = body.includes('{') && head.startsWith('@') ? drop(body, read)
      : [...parts(body, ';')].filter((one) => !one.startsWith('--') || read.has(one.slice(0, one.indexOf(':')))).join(';')
    return inner ? `${head}{${inner}}` : ''
  }).join('')
  for (let before = ''; before !== css;) {
    before = css
    css = drop(css, new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)))
  }
  return css
}
