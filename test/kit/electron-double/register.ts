import { registerHooks } from 'node:module'

/** Loaded with `node --import`: whoever imports 'electron' in this process gets the double. */
const double = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})
