import { Unreadable } from '../machine/read-careful.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { type CollectorKind, known } from './collected.ts'

interface Named {
  readonly kind?: string
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
  }
}
interface Container {
  readonly resources?: { readonly limits?: { readonly memory?: string } }
  readonly readinessProbe?: unknown
  readonly livenessProbe?: unknown
}
interface Workload extends Named {
  readonly spec?: {
    readonly replicas?: number
    readonly template?: {
      readonly metadata?: Named['metadata']
      readonly spec?: { readonly containers?: readonly Container[] }
    }
  }
  readonly status?: {
    readonly readyReplicas?: number
    readonly numberReady?: number
    readonly desiredNumberScheduled?: number
  }
}
interface Node extends Named {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] }
}
interface Budget extends Named {
  readonly spec?: { readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> } }
}

const commands = ({ context, namespace }: CollectorOf<'kubernetes'>) => {
  const kubectl = ['kubectl', ...(context ? ['--context', context] : []), '--request-timeout=5s']
  const where = namespace ? ['-n', namespace] : ['-A']
  return {
    version: [...kubectl, 'version', '-o', 'json'],
    nodes: [...kubectl, 'get', 'nodes', '-o', 'json'],
    workloads: [...kubectl, 'get', 'deployments,statefulsets,daemonsets', ...where, '-o', 'json'],
    budgets: [...kubectl, 'get', 'poddisruptionbudgets', ...where, '-o', 'json'],
  }
}

const itemsOf = <T>(text: string | undefined): readonly T[] => {
  try {
    const { items } = JSON.parse(text ?? '{}') as { items?: unknown }
    return Array.isArray(items) ? (items as T[]) : []
  } catch {
    return []
  }
}

const isCovered = (workload: Workload, budgets: readonly Budget[]): boolean => {
  const labels = workload.spec?.template?.metadata?.labels ?? {}
  return budgets.some(({ metadata, spec }) => {
    const wanted = Object.entries(spec?.selector?.matchLabels ?? {})
    return (
      metadata?.namespace === workload.metadata?.namespace &&
      wanted.length > 0 &&
      wanted.every(([name, value]) => labels[name] === value)
    )
  })
}

/** One workload, without its variables. */
export const readWorkload = (workload: Workload, budgets: readonly Budget[]) => {
  const containers = workload.spec?.template?.spec?.containers ?? []
  return known({
    kind: workload.kind ?? 'workload',
    name: workload.metadata?.name ?? '',
    replicas: workload.spec?.replicas ?? workload.status?.desiredNumberScheduled ?? 0,
    ready: workload.status?.readyReplicas ?? workload.status?.numberReady ?? 0,
    hasLimits: containers.every(({ resources }) => resources?.limits?.memory !== undefined),
    hasProbes: containers.every(({ readinessProbe }) => readinessProbe !== undefined),
    hasDisruptionBudget: isCovered(workload, budgets),
  })
}

/** Nodes and workloads, as kubectl sees them with the rights that it has here. */
export const kubernetesCollector: CollectorKind<'kubernetes'> = {
  access: (collector) => ({ commands: Object.values(commands(collector)), endpoints: ['the cluster of kubectl'] }),
  read: async (collector, machine) => {
    machine.mayAsk('the cluster of kubectl')
    const asked = commands(collector)
    const ask = (argv: readonly string[]) =>
      machine.tryRun(argv, { quiet: true, maxBytes: 32_000_000, env: ['KUBECONFIG'] })
    const nodes = itemsOf<Node>(await ask(asked.nodes))
    const budgets = itemsOf<Budget>(await ask(asked.budgets))
    const workloads = itemsOf<Workload>(await ask(asked.workloads)).map((workload) => readWorkload(workload, budgets))
    if (nodes.length === 0 && workloads.length === 0) throw new Unreadable('There is no cluster that kubectl could ask')
    const isReady = ({ status }: Node) =>
      status?.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True')
    const version = /"serverVersion"[\s\S]*?"gitVersion":\s*"v?([^"]+)"/.exec((await ask(asked.version)) ?? '')?.[1]
    const kubernetes = known({ version, nodes: nodes.length, nodesReady: nodes.filter(isReady).length, workloads })
    machine.note('kubernetes', JSON.stringify(kubernetes, null, 2))
    return { containers: { runtime: 'kubernetes', kubernetes } }
  },
}
