import query from '../../../src/queries/beyond-iam/resource-cross-service-writers.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
