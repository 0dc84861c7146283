import { credentialOf } from '../../src/escalation/credentials.ts'
import type { Category, Step, Technique } from '../../src/escalation/technique.ts'
import { code, page, table } from './page.ts'
import {
  actorWords,
  bringsWords,
  CATEGORY_WORDS,
  CREDENTIAL_WORDS,
  MEANS_WORDS,
  ON_WORDS,
  targetWords,
  BECOMES_WORDS,
} from './technique-words.ts'

/** The page of one technique, from its data alone. */
export function techniquePage(technique: Technique): string {
  const { name, title, category, references, why, close } = technique
  return page([
    `# ${name}`,
    `${prose(title)}.`,
    list([
      `Category: ${category}`,
      ...(technique.isLateral === true ? ['Listed only with `--lateral`: it needs or gives less than the others'] : []),
    ]),
    '## What it needs',
    list(needs(technique)),
    ways(technique.ways),
    '## Why it works',
    prose(why),
    '## How to close it',
    prose(close),
    '## Public ids',
    references.length === 0 ? 'None.' : references.map(code).join(', '),
    'All techniques: [README.md](README.md)',
  ])
}

/** The page that lists the techniques, category by category. */
export function techniqueListPage(techniques: readonly Technique[]): string {
  const categories = Object.keys(CATEGORY_WORDS).filter((word): word is Category => Object.hasOwn(CATEGORY_WORDS, word))
  return page([
    '# Techniques of privilege escalation',
    `${techniques.length} ways to gain the permissions of somebody else, or more of one’s own. Each is data that one engine judges: the actions have to be allowed by all policies together, Denies and boundaries included, and the target has to be there. An id is that of [pathfinding.cloud](https://pathfinding.cloud) or another public list.`,
    ...categories.flatMap((category) => {
      const rows = techniques.filter((technique) => technique.category === category)
      return rows.length === 0 ? [] : [`## ${CATEGORY_WORDS[category]}`, listTable(rows)]
    }),
  ])
}

function listTable(techniques: readonly Technique[]): string {
  return table(
    ['technique', 'what somebody does', 'ids'],
    techniques.map(({ name, title, references }) => [
      `[${name}](${name}.md)`,
      prose(title),
      references.map(code).join(', '),
    ]),
  )
}

function needs({ actor, target, by, becomes, precondition, ways }: Technique): readonly string[] {
  const credentials = new Set(ways.flatMap((way) => credentialOf(way) ?? []))
  const isKnown = [...credentials].map((one) => CREDENTIAL_WORDS[one]).join(', or ')
  return [
    `Who: ${actorWords(actor)}`,
    `Target: ${targetWords(target)}${isKnown === '' ? '' : `; ${isKnown}`}`,
    ...(by === undefined ? [] : [`By: ${MEANS_WORDS[by]}`]),
    `Gain: ${by === 'new-user' || by === 'new-role' ? 'every permission' : BECOMES_WORDS[becomes]}`,
    ...(precondition === undefined ? [] : [`Beyond IAM data: ${prose(precondition)}`]),
  ]
}

function ways(ways: readonly (readonly Step[])[]): string {
  const tables = ways.map((way) =>
    table(
      ['action', 'on', 'how'],
      way.map((step) => [code(step.action), ON_WORDS[step.on], bringsWords(step)]),
    ),
  )
  const [only = 'No action of one’s own.'] = tables
  if (tables.length < 2) return only
  return ['Any one of these is enough:', ...tables].join('\n\n')
}

/** Text as it stands: an asterisk or angle bracket outside code would be markup. */
function prose(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[*<>]/g, '\\$&') : part))
    .join('`')
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
