import type { IamEndpoint } from './iam-endpoint/index.ts'

/** What an endpoint answers to a question that meets no fault and leaves no trace: the text of the XML. */
export async function askEndpoint({ url, faults, denied, requests }: IamEndpoint, action: string): Promise<string> {
  const [before, playing, refused] = [requests.length, faults.splice(0), [...denied]]
  denied.clear()
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ Action: action, Version: '2010-05-08' }),
    })
    return await response.text()
  } finally {
    faults.push(...playing)
    for (const name of refused) denied.add(name)
    requests.length = before
  }
}
