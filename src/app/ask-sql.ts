export { runStatement as askSql } from '../store/index.ts'
