import query from '../../../src/queries/beyond-iam/public-workload-admin-role.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
