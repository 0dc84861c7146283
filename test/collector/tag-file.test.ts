import { Readable } from 'node:stream'

import { expect, test } from 'vitest'

import { readTagFile } from '../../src/collector/tag-file.ts'

async function read(csv: string): Promise<unknown> {
  return [...(await readTagFile('-', Readable.from([Buffer.from(csv)])))]
}

const OWNER = { Key: 'Owner', Value: 'bread' }

test.each([
  ['a column for each key; an empty cell is no tag', 'name,Owner,Team\noven,bread,\n', [['oven', [OWNER]]]],
  [
    'a row for each tag',
    'name,key,value\noven,Owner,bread\noven,Team,\n',
    [['oven', [OWNER, { Key: 'Team', Value: '' }]]],
  ],
  [
    'the columns of an answer are passed over',
    'role_arn,role_id,tag_count,missing_keys,created_at,evidence,Owner\noven,AROA,0,[],x,y,bread\n',
    [['oven', [OWNER]]],
  ],
  ['a byte order mark, quotes and CRLF', '\ufeffname,Owner\r\n"oven","bread"\r\n', [['oven', [OWNER]]]],
  ['a row without tags', 'name,Owner\noven,\n', [['oven', []]]],
])('%s', async (_, csv, expected) => {
  expect(await read(csv)).toEqual(expected)
})

test.each([
  ['nothing', '', /stdin: expected a header/],
  ['names alone', 'name\noven\n', /stdin: expected a header/],
  ['a column twice', 'name,Owner,Owner\n', /line 1: expected each column once, found another Owner/],
  ['a name twice', 'name,Owner\noven,a\noven,b\n', /line 3: expected each name once, found another oven/],
  [
    'a tag twice',
    'name,key,value\noven,Owner,a\nmill,Owner,b\noven,Owner,c\n',
    /line 4: expected each tag of oven once, found another "Owner"/,
  ],
  ['a short row', 'name,Owner,Team\noven,a\n', /line 2: expected a name and 2 more cells/],
  ['no name', 'name,Owner\n,a\n', /line 2: expected a name/],
  ['an open quote', 'name,Owner\noven,"a\n', /stdin: not CSV/],
])('%s is refused', async (_, csv, says) => {
  await expect(read(csv)).rejects.toThrow(says)
})

test.each([
  ['columns', 'name,Owner,owner\nmill,a,\noven,a,b\n', /line 3: expected each tag of oven once, found another "owner"/],
  [
    'rows',
    'name,key,value\noven,Owner,a\noven,OWNER,b\n',
    /line 3: expected each tag of oven once, found another "OWNER"/,
  ],
])('a tag twice in other letters, in %s, is refused where letter case tells none apart', async (_, csv, says) => {
  await expect(read(csv)).resolves.toBeDefined()
  await expect(readTagFile('-', Readable.from([Buffer.from(csv)]), (key) => key.toLowerCase())).rejects.toThrow(says)
})
