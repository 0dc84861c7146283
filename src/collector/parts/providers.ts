import { z } from 'zod'

import type { Part } from '../../model/part.ts'
import { answered, keyIn, readAs } from './answered.ts'
import type { Answer, GivenFact, PartPlan } from './part-plan.ts'
import { plain } from './probes.ts'
import { settingsOf } from './settings.ts'
import { arn, tagsOf, type withTags } from './shapes.ts'
import { onceEach, type Subject } from './subjects.ts'

/** Which identity providers: the calls that list and give them, and what their settings hold. */
export interface ProvidersOf<Shape extends z.ZodType<z.infer<typeof withTags>>> {
  readonly part: Part
  readonly list: string
  readonly member: string
  readonly get: string
  /** The member of the input that names the provider. */
  readonly by: string
  readonly shape: Shape
  readonly settings: (given: z.infer<Shape>) => Readonly<Record<string, unknown>>
}

const listed = z.looseObject({ Arn: arn }, { error: 'a provider {Arn, …}' })

/** A part that takes one list, which is never paged, and one call for each provider on it. */
export function providers<Shape extends z.ZodType<z.infer<typeof withTags>>>(of: ProvidersOf<Shape>): PartPlan {
  const { part, list, member, get, by } = of
  return {
    part,
    level: 'standard',
    actions: [`iam:${list}`, `iam:${get}`],
    probe: plain(list),
    collect: async ({ pages, ask, each }) => {
      const given = await pages(list, member)
      const subjects = given.map((item) => provider(readAs(listed, item, list, `.${member}[]`).Arn))
      await each(subjects, async (subject) => {
        await ask(get, { [by]: subject.arn })
      })
    },
    facts: (answers) => onceEach(factsOf(of, answers)),
  }
}

/** The name of a provider is all that follows its type: an issuer's URL has slashes of its own. */
function provider(arnOfIt: string): Subject {
  return { kind: 'provider', arn: arnOfIt, id: '', name: arnOfIt.slice(arnOfIt.indexOf('/') + 1) }
}

function* factsOf<Shape extends z.ZodType<z.infer<typeof withTags>>>(
  { get, by, shape, part, settings }: ProvidersOf<Shape>,
  answers: Iterable<Answer>,
): Generator<GivenFact> {
  for (const { input, output } of answered(answers, get)) {
    const given = readAs(shape, output, get)
    yield {
      ...provider(keyIn(input, by)),
      settings: { Type: part, ...settingsOf(given, ['Tags']), ...settings(given) },
      activity: null,
      tags: tagsOf(given),
    }
  }
}
