import query from '../../../src/queries/beyond-iam/scp-effective.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
