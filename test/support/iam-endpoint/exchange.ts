import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'

import { type Answer, answerTo, errorAnswer } from './answer.ts'
import type { Asked, EndpointOptions, Jobs, PageFault, Params } from './asked.ts'
import { callers } from './callers.ts'
import type { IamEndpoint, IamEndpointOptions } from './endpoint.ts'
import { faultPlan, type Met } from './fault-plan.ts'
import type { Trouble } from './fault.ts'
import type { LiveAccount } from './live-account.ts'
import { accessDenied, cutOff, instead, sendHalf, withUnknownElements } from './trouble.ts'

type Exchange = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Takes requests and answers them, with what the endpoint is told to do wrong. */
export function exchanges(endpoint: IamEndpoint, given: IamEndpointOptions): Exchange {
  const options: EndpointOptions = { pageBytes: 1_000_000, reportPolls: 2, lastAccessedPolls: 1, ...given }
  const meet = faultPlan(endpoint.faults)
  const sessions = callers()
  const jobs = new Map<string, Jobs>()
  const accounts = (): readonly LiveAccount[] => [endpoint.account, ...(given.accounts ?? [])]

  return async (request, response) => {
    const params = await formOf(request)
    const action = params['Action'] ?? ''
    const accessKeyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const session = sessions.of(accessKeyId)
    const { caller, accountId } = session ?? { caller: endpoint.caller, accountId: endpoint.account.id }
    const number = endpoint.requests.push({ action, params, at: Date.now(), accessKeyId, accountId })
    const account = (): LiveAccount => accounts().find(({ id }) => id === accountId) ?? endpoint.account

    const met = meet(action, params)
    await happenings(met, account)
    const trouble = met.find(({ fault }) => typeof fault.do === 'string')
    const kind = trouble?.fault.do
    if (kind !== undefined && !isAboutPages(kind)) trouble?.played()
    if (kind !== undefined && cutOff(kind, response)) return
    const answer = instead(kind, action, caller, number) ?? regular()
    if (kind === 'close-after-half') sendHalf(answer, response)
    else send(kind === 'unknown-xml-element' ? withUnknownElements(answer) : answer, response)

    function regular(): Answer {
      if (endpoint.denied.has(action) || endpoint.denied.has(`${accountId}:${action}`)) {
        return errorAnswer(accessDenied(action, caller), number)
      }
      return answerTo(asked(), number)
    }

    function asked(): Asked {
      const work = jobs.get(accountId) ?? { reportPolls: null, lastAccessed: new Map() }
      jobs.set(accountId, work)
      return {
        action,
        params,
        account: account(),
        caller,
        jobs: work,
        options,
        xml: { rawDocuments: kind === 'raw-json-documents' },
        pageFault: kind !== undefined && isAboutPages(kind) ? kind : null,
        playPageFault: () => trouble?.played(),
        assumeRole: (roleArn, sessionName, externalId) =>
          sessions.assume(accounts(), caller, { roleArn, sessionName, externalId }),
      }
    }
  }
}

/** What happens beside the answer, which then comes as usual. */
async function happenings(met: readonly Met[], account: () => LiveAccount): Promise<void> {
  for (const { fault, played } of met) {
    if (typeof fault.do === 'string') continue
    played()
    if ('mutate' in fault.do) fault.do.mutate(account())
    else await setTimeout(fault.do.delay, undefined, { ref: false })
  }
}

/** The form of a request, as the Query protocol posts it. */
async function formOf(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}

function isAboutPages(trouble: Trouble): trouble is PageFault {
  return typeof trouble === 'string' && PAGE_FAULTS.has(trouble)
}

const PAGE_FAULTS: ReadonlySet<string> = new Set<PageFault>([
  'empty-truncated-page',
  'repeat-marker',
  'missing-marker',
  'stray-marker',
  'duplicate-entity',
])
