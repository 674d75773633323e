import { useMutation } from '@tanstack/react-query'
import { ApiProblem, type Returned, uploadFile, useSend } from '../data/index.ts'

/** Changes a portal's logo: the picture is uploaded, then drawn anew by the desk. Shaped for the editor of looks. */
export const usePortalLogo = ({ account, version }: Returned<'GET /accounts/:accountId/portal'>) => {
  const params = { accountId: account.id }
  const take = useSend('POST /accounts/:accountId/portal/logo')
  const drop = useSend('DELETE /accounts/:accountId/portal/logo')
  const choose = useMutation<unknown, Error, File>({
    mutationFn: async (file) => {
      const { id } = await uploadFile(file)
      await take.mutateAsync({ params, body: { fileId: id } })
    },
  })
  const problem = choose.error ?? drop.error
  return {
    isBusy: choose.isPending || drop.isPending,
    fault: problem instanceof ApiProblem ? problem.title : problem?.message,
    onChoose: (file: File) => choose.mutate(file),
    onRemove: () => drop.mutate({ params, ifMatch: `"${version}"` }),
  }
}
