import query from '../../../src/queries/beyond-iam/recently-assumed-roles.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
