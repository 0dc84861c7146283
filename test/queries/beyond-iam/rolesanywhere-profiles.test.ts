import query from '../../../src/queries/beyond-iam/rolesanywhere-profiles.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
