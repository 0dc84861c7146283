import query from '../../../src/queries/beyond-iam/access-analyzer-disabled.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
