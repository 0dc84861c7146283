import { byCodeUnit } from '../../model/compare.ts'
import { RolecallError } from '../../model/error.ts'

/** The sections of the AWS configuration files, by name. */
interface ConfigurationFiles {
  readonly configFile: Readonly<Record<string, unknown>>
  readonly credentialsFile: Readonly<Record<string, unknown>>
}

/** The SDK would say only that no credentials could be loaded. @throws RolecallError USAGE where neither file has the profile */
export function checkProfile(name: string, { configFile, credentialsFile }: ConfigurationFiles): void {
  if (Object.hasOwn(configFile, name) || Object.hasOwn(credentialsFile, name)) return
  // Sections of other kinds have a dot in their names.
  const found = [...Object.keys(configFile), ...Object.keys(credentialsFile)].filter((key) => !key.includes('.'))
  const known = [...new Set(found)].toSorted(byCodeUnit).join(', ')
  const message = `--profile: the AWS configuration files have no profile ${JSON.stringify(name)}`
  throw new RolecallError('USAGE', message, known === '' ? {} : { hint: `They have ${known}.` })
}
