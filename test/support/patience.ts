/** Tests are in a hurry, but give a call as many attempts as the program does. Times in milliseconds. */
export const PATIENCE = { attempts: 10, firstDelay: 1, connectionTimeout: 300, requestTimeout: 500 } as const
