import type { ASTNode } from '@marcbachmann/cel-js'
import { expressionLimits } from './environments.ts'
import { allowedCalls, iterations } from './functions.ts'

/** Why an expression is not allowed though its types are right. */
export interface CostFault {
  readonly code: 'rules.bad_expression' | 'rules.too_costly'
  readonly message: string
  /** From 0, in the expression. */
  readonly at: number
  readonly unknownCall?: string
}

interface Scope {
  /** The innermost name that is gone through, if any. */
  readonly innermost: string | undefined
  readonly names: readonly string[]
  /** What is made here will be gone through: a text that doubles with each step would grow without end. */
  readonly isSource: boolean
}
const outermost: Scope = { innermost: undefined, names: [], isSource: false }

/**
 * Holds an expression to what ends soon: inside an iteration a list may only be reached through the item that is being
 * looked at, and nothing may grow. So each item of a snapshot is touched at most so many times as the expression has
 * words, however the rule is written. Expects a tree whose types were checked.
 */
export function faultOfCost(node: ASTNode, scope: Scope = outermost): CostFault | undefined {
  switch (node.op) {
    case 'value':
      return undefined
    case 'id':
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return faultOfPath(node, scope)
    case 'call':
      return faultOfCall(node, scope)
    case 'rcall':
      return faultOfMethod(node, scope)
    default:
      return faultOfGrowth(node, scope) ?? firstFault(partsOf(node), scope)
  }
}

const firstFault = (nodes: readonly ASTNode[], scope: Scope): CostFault | undefined => {
  for (const node of nodes) {
    const fault = faultOfCost(node, scope)
    if (fault) return fault
  }
  return undefined
}

const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part
const partsOf = (node: ASTNode): readonly ASTNode[] => [node.args].flat(3).filter(isNode)

/** Type that the checker gave a node; nothing where it was not looked at. */
const typeOf = (node: ASTNode): { readonly kind: string; readonly name: string } | undefined =>
  (node as ASTNode & { readonly checkedType?: { kind: string; name: string } }).checkedType

const isScalar = (node: ASTNode): boolean => typeOf(node)?.kind === 'primitive'
const isNumber = (node: ASTNode): boolean => ['double', 'int'].includes(typeOf(node)?.name ?? '')

function faultOfPath(node: ASTNode, scope: Scope): CostFault | undefined {
  const { root, indexes } = takeApart(node)
  const fault = firstFault(indexes, scope)
  if (fault || scope.innermost === undefined) return fault
  if (root.op !== 'id') return faultOfCost(root, scope)
  if (root.args === scope.innermost || isScalar(node) || isSetting(node)) return undefined
  const message = 'Inside all, exists, map and filter, lists are reached through the item alone; compare this outside.'
  return { code: 'rules.too_costly', message, at: node.start }
}

/** One value of a map, such as `host.sysctl["vm.swappiness"]`: a setting, never a list; `more` may hold lists. */
const isSetting = (node: ASTNode): boolean =>
  (node.op === '.' || node.op === '[]') &&
  typeOf(node.args[0])?.name === 'map<string, dyn>' &&
  !/\bmore\b/.test(textOf(node))

const textOf = (node: ASTNode): string => node.input.slice(node.start, node.end)

const takeApart = (node: ASTNode): { readonly root: ASTNode; readonly indexes: readonly ASTNode[] } => {
  const indexes: ASTNode[] = []
  let root = node
  while (root.op === '.' || root.op === '.?' || root.op === '[]' || root.op === '[?]') {
    if (isNode(root.args[1])) indexes.push(root.args[1])
    root = root.args[0]
  }
  return { root, indexes }
}

const notOffered = (name: string, node: ASTNode): CostFault => ({
  ...{ code: 'rules.bad_expression' as const, message: `There is no function \`${name}\` in rules.` },
  ...{ at: node.start, unknownCall: name },
})

function faultOfCall(node: ASTNode & { readonly op: 'call' }, scope: Scope): CostFault | undefined {
  const [name, args] = node.args
  if (!allowedCalls.has(name)) return notOffered(name, node)
  return isCheap(name, args) ? undefined : firstFault(args, scope)
}

/** Neither goes through what it is given. */
const isCheap = (name: string, args: readonly ASTNode[]): boolean =>
  name === 'has' || (name === 'size' && args.every((arg) => takeApart(arg).root.op === 'id'))

function faultOfMethod(node: ASTNode & { readonly op: 'rcall' }, scope: Scope): CostFault | undefined {
  const [name, receiver, args] = node.args
  if (!allowedCalls.has(name)) return notOffered(name, node)
  if (isCheap(name, [receiver])) return undefined
  const [item, ...bodies] = args
  if (!iterations.has(name) || item?.op !== 'id') return firstFault([receiver, ...args], scope)
  if (scope.names.length >= expressionLimits.nestedIterations)
    return { code: 'rules.too_costly', message: 'Iterations are nested at most two deep.', at: node.start }
  if (scope.names.includes(item.args))
    return { code: 'rules.bad_expression', message: `\`${item.args}\` already names the item outside.`, at: item.start }
  const inside = { ...scope, innermost: item.args, names: [...scope.names, item.args] }
  return faultOfCost(receiver, { ...scope, isSource: true }) ?? firstFault(bodies, inside)
}

/** Lists never, and texts only where nothing goes through what comes of it. */
function faultOfGrowth(node: ASTNode, scope: Scope): CostFault | undefined {
  if (node.op !== '+' || node.args.every(isNumber)) return undefined
  const isText = node.args.every((part) => typeOf(part)?.name === 'string')
  if (isText && !scope.isSource) return undefined
  const message = 'Only numbers are added here, or texts that nothing goes through afterwards.'
  return { code: 'rules.too_costly', message, at: node.start }
}
