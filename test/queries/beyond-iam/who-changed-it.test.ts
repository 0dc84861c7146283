import query from '../../../src/queries/beyond-iam/who-changed-it.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
