import query from '../../../src/queries/beyond-iam/resource-policy-confused-deputy.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
