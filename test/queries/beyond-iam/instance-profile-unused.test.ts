import query from '../../../src/queries/beyond-iam/instance-profile-unused.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
