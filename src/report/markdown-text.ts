/**
 * Text in which GitHub renders nothing. Backslashes become references, so that the only ones left are ours. Addresses are
 * kept from becoming links; for one of e-mail, or a mention, no escape is enough: GitHub looks for it in the text after
 * escapes are read, but not in code.
 * {@link https://github.github.com/gfm/}
 */
export function markdownText(text: string): string {
  return text
    .replace(/[&<>\\]/g, reference)
    .replace(/[|`*_[\]~$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=www)\./gi, '\\.')
    .replace(/@+/g, '`$&`')
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
