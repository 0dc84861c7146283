import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import type { Producer } from './producer.ts'
import { techniqueListPage, techniquePage } from './technique-pages.ts'

/** A page for each technique of escalation, and one that lists them. */
export const techniqueFiles: Producer = {
  folders: ['docs/techniques'],
  files: async () => [
    { path: 'docs/techniques/README.md', text: techniqueListPage(TECHNIQUES) },
    ...TECHNIQUES.map((technique) => ({
      path: `docs/techniques/${technique.name}.md`,
      text: techniquePage(technique),
    })),
  ],
}
