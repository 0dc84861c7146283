/** A page of Markdown from its blocks. */
export function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}

/** A Markdown table; pipes in cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A word as code. */
export function code(text: string): string {
  return `\`${text}\``
}

/** Lines as a block of code; without a language unless one is named. */
export function codeBlock(text: string, language = ''): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}
