import { z } from 'zod'

import type { Producer } from './producer.ts'
import { RESULT_SCHEMAS } from './result-schemas.ts'

/** A JSON Schema (2020-12) for what each command prints as JSON. */
export const schemaFiles: Producer = {
  folders: ['schema/results'],
  files: async () =>
    Object.entries(RESULT_SCHEMAS).map(([name, schema]) => ({
      path: `schema/results/${name}.schema.json`,
      text: `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
    })),
}
