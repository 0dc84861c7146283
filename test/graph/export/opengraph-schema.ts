const primitives = [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }]

/** Flat, each list of one type; names in lower case, two of which BloodHound keeps to itself. */
const properties = {
  type: 'object',
  propertyNames: { pattern: '^[a-z][a-z0-9_]*$', not: { enum: ['objectid', 'ref'] } },
  additionalProperties: {
    anyOf: [...primitives, ...primitives.map((items) => ({ type: 'array', items }))],
  },
}

const end = {
  type: 'object',
  required: ['match_by', 'value'],
  additionalProperties: false,
  properties: { match_by: { const: 'id' }, value: { type: 'string', minLength: 1 } },
}

/**
 * What BloodHound's documentation says of a payload that matches ends by id, said again as a JSON schema.
 * {@link https://bloodhound.specterops.io/opengraph/developer/nodes}
 * {@link https://bloodhound.specterops.io/opengraph/developer/edges}
 */
export const OPENGRAPH_SCHEMA = {
  type: 'object',
  required: ['metadata', 'graph'],
  additionalProperties: false,
  properties: {
    metadata: {
      type: 'object',
      required: ['source_kind'],
      additionalProperties: false,
      properties: { source_kind: { type: 'string', pattern: '^[A-Za-z0-9_]+$' } },
    },
    graph: {
      type: 'object',
      required: ['nodes', 'edges'],
      additionalProperties: false,
      properties: {
        nodes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'kinds', 'properties'],
            additionalProperties: false,
            properties: {
              id: { type: 'string', minLength: 1 },
              kinds: {
                type: 'array',
                minItems: 1,
                maxItems: 3,
                uniqueItems: true,
                items: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)?$' },
              },
              properties,
            },
          },
        },
        edges: {
          type: 'array',
          items: {
            type: 'object',
            required: ['start', 'end', 'kind', 'properties'],
            additionalProperties: false,
            properties: {
              start: end,
              end,
              kind: { type: 'string', pattern: '^[A-Za-z0-9_]+$' },
              properties,
            },
          },
        },
      },
    },
  },
}
