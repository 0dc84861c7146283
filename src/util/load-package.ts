import { createRequire } from 'node:module'

/** Loads a package of ours at once, where few need it and an import would have all wait for it. */
export const loadPackage: NodeJS.Require = createRequire(import.meta.url)
