import { listAuditEndpoint } from '@mainstay/contracts/staff'
import { serve } from '../../platform/http/route.ts'
import { listAudit } from './list-audit.ts'

export const auditRoutes = [serve(listAuditEndpoint, listAudit)]
