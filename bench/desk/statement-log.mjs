// Loaded before the product by `--import`: writes each statement that its driver sends, with its values and what came
// back, as one line of JSON. For the recording alone; no figure is taken with it.
import { appendFileSync } from 'node:fs'
import pg from 'pg'

const file = process.env.STATEMENT_LOG
const { query } = pg.Client.prototype
let connections = 0
pg.Client.prototype.query = function (config, values, callback) {
  const text = typeof config === 'string' ? config : config?.text
  const answer = query.call(this, config, values, callback)
  if (text === undefined || typeof answer?.then !== 'function') return answer
  this.benchNumber ??= ++connections
  const sent = { connection: this.benchNumber, text, values: config.values ?? (Array.isArray(values) ? values : []) }
  return answer.then((result) => {
    appendFileSync(file, `${JSON.stringify({ ...sent, rows: result?.rows ?? [] })}\n`)
    return result
  })
}
