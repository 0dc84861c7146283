import query from '../../../src/queries/beyond-iam/resource-policy-public.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
