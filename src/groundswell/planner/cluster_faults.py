"""What can be wrong with a cluster, each with what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError


class ClusterFault(GroundswellError):
    """The cluster cannot answer."""

    code = "cluster_fault"

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message, remedy=remedy, field="cluster")


class ClusterNotReached(ClusterFault):
    """Nothing that we understand answers at the address."""

    code = "cluster_not_reached"
    remedy = gettext_lazy(
        "Check the address, such as tcp://10.0.0.5:8786, and that “dask scheduler” runs there."
    )

    def __init__(self, address: str) -> None:
        super().__init__(_("No Dask scheduler answers at %(address)s.") % {"address": address})


class NoWorkers(ClusterFault):
    """The scheduler has nobody to give work to."""

    code = "no_workers"

    def __init__(self, address: str) -> None:
        super().__init__(
            _("The scheduler at %(address)s has no workers.") % {"address": address},
            remedy=_("Start one on each machine: dask worker %(address)s --nthreads 1")
            % {"address": address},
        )


class WorkerLacks(ClusterFault):
    """A worker has not what it needs to answer."""

    code = "worker_lacks"
    remedy = gettext_lazy(
        'On each machine, start “dask worker” where this is installed: pip install "groundswell[cluster]"'
    )

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            _("The worker at %(where)s does not have %(what)s.") % {"where": where, "what": what}
        )


class VersionsDiffer(ClusterFault):
    """A worker or the scheduler runs another version than we do."""

    code = "versions_differ"
    remedy = gettext_lazy("Install the same version on every machine, and start its workers again.")

    def __init__(self, where: str, what: str, *, there: str, here: str) -> None:
        super().__init__(
            _("%(where)s has %(what)s %(there)s; here it is %(here)s.")
            % {"where": where, "what": what, "there": there, "here": here}
        )


class LogNotThere(ClusterFault):
    """A worker does not see the log."""

    code = "log_not_there"

    def __init__(self, path: str) -> None:
        super().__init__(
            _("A worker finds no attendance log at %(path)s.") % {"path": path},
            remedy=_("Each machine must see the log at this same path: share the folder, or copy it."),
        )


class LogDiffers(ClusterFault):
    """A worker sees another log than we do, or the log was changed while it was asked."""

    code = "log_differs"

    def __init__(self, path: str) -> None:
        super().__init__(
            _("A worker finds another log than this machine at %(path)s.") % {"path": path},
            remedy=_("Copy the same files to each machine, and ask again when nobody changes them."),
        )


class WorkerRefused(ClusterFault):
    """A worker cannot read the log."""

    code = "worker_refused"

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(_("A worker cannot answer: %(why)s") % {"why": why}, remedy=remedy)


class WorkersDied(ClusterFault):
    """The same block was lost with worker after worker."""

    code = "workers_died"
    remedy = gettext_lazy("Most often memory ran out: use fewer workers, or machines with more memory.")

    def __init__(self) -> None:
        super().__init__(_("Several workers ended in the middle of the same block."))


class ClusterLost(ClusterFault):
    """The scheduler or all workers went away in the middle."""

    code = "cluster_lost"
    remedy = gettext_lazy(
        "Start the scheduler and its workers again, and ask again. Nothing is half written."
    )

    def __init__(self) -> None:
        super().__init__(_("The cluster went away before everything was answered."))
