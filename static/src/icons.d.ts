// What the plugin in icons.mjs gives for `import check from 'icon:check'`: the drawing's paths.
declare module 'icon:*' {
  const paths: readonly string[];
  export default paths;
}
