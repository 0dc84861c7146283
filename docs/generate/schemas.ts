import { z } from 'zod'

import { CONFIG_SHAPE } from '../../src/config/config-shape.ts'
import type { Producer } from './producer.ts'
import { RESULT_SCHEMAS } from './result-schemas.ts'

/** A JSON Schema (2020-12) for what each command prints as JSON, and one for `rolecall.json`. */
export const schemaFiles: Producer = {
  folders: ['schema/config', 'schema/results'],
  files: async () => [
    { path: 'schema/config/rolecall.schema.json', text: schemaText(CONFIG_SHAPE) },
    ...Object.entries(RESULT_SCHEMAS).map(([name, schema]) => ({
      path: `schema/results/${name}.schema.json`,
      text: schemaText(schema),
    })),
  ],
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`
}
