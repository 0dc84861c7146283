import query from '../../../src/queries/beyond-iam/identity-center-assignments.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
