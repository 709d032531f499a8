// The policy of our pages lets no script make an address of a script, unless it says by name that the address is ours.
interface Rules { createScriptURL(url: string): string }
interface Types { createPolicy(name: string, rules: Rules): Rules }

const rules: Rules = { createScriptURL: (url) => url }

export const own = (url: string): string =>
  ((globalThis as { trustedTypes?: Types }).trustedTypes?.createPolicy('own', rules) ?? rules).createScriptURL(url)
