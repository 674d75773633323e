import { Environment } from '@marcbachmann/cel-js'
import { type FactFields, registerFacts, rootFacts } from './fact-types.ts'
import { registerFunctions } from './functions.ts'

/** Of one expression. */
export const expressionLimits = {
  characters: 1000,
  nodes: 300,
  depth: 30,
  literalItems: 50,
  nestedIterations: 2,
} as const

const options = {
  homogeneousAggregateLiterals: false,
  limits: {
    maxAstNodes: expressionLimits.nodes,
    maxDepth: expressionLimits.depth,
    maxListElements: expressionLimits.literalItems,
    maxMapEntries: expressionLimits.literalItems,
    maxCallArguments: 4,
  },
} as const

export interface Environments {
  /** Knows the type of every fact: for reading. */
  readonly typed: Environment
  /** Takes facts as they come, without turning any of them into something else: for evaluating. */
  readonly plain: Environment
  readonly fields: FactFields
}

let made: Environments | undefined

/** Made when first asked for: they cost some milliseconds. */
export function environments(): Environments {
  made ??= makeEnvironments()
  return made
}

function makeEnvironments(): Environments {
  const typed = new Environment(options)
  const fields = registerFacts(typed)
  typed.registerVariable('support', 'Support').registerVariable('at', 'string').registerVariable('it', 'dyn')
  registerFunctions(typed)
  const plain = new Environment(options)
  for (const name of [...rootFacts, 'it']) plain.registerVariable(name, 'dyn')
  registerFunctions(plain)
  return { typed, plain, fields }
}
