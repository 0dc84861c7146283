import { CallError, type Connection } from './call.ts'

/**
 * Tells a lost network from a call that alone gets no answer: where one fails so, another is tried, and only if that
 * gets none either is the network lost. Else one broken call would keep an account from ever being collected.
 */
export function tellingLostNetwork(connection: Connection): Connection {
  const isReachable = async (): Promise<boolean> => {
    try {
      await connection.call({ operation: 'GetAccountSummary', input: {} })
      return true
    } catch (error) {
      if (!(error instanceof CallError) || error.failure === 'interrupted') throw error
      return error.failure !== 'unreachable'
    }
  }
  return {
    ...connection,
    call: async (call) => {
      try {
        return await connection.call(call)
      } catch (error) {
        if (!(error instanceof CallError) || error.failure !== 'unreachable' || !(await isReachable())) throw error
        throw new CallError(error.operation, 'busy', error.code, error.message, error)
      }
    },
  }
}
