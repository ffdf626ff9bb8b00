package org.muster.generate;

import org.jooq.DSLContext;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.record.CaseHeader;

/// One use case of plans at work: its transaction and what its viewer sees.
record CaseWork(
    DSLContext dsl, String caseId, Viewer viewer, Releasability sight, CaseHeader header) {}
