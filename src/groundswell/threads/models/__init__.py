"""The rows of a thread: voices, threads, steps, evidence, claims, what is told back, and what is owed to people."""

from groundswell.threads.models.claims import Claim, ClaimLink, EvidenceTest, Rival, Story
from groundswell.threads.models.drafts import Draft, DraftFile
from groundswell.threads.models.evidence import Evidence, Position
from groundswell.threads.models.feedback import Feedback
from groundswell.threads.models.gathered import Gathering, Publication, Thread
from groundswell.threads.models.keyholders import Keyholder
from groundswell.threads.models.owed import DataRequest, Erasure, Export
from groundswell.threads.models.steps import Step, StepAnswer, StepWords
from groundswell.threads.models.supporters import Supporter
from groundswell.threads.models.tries import Try
from groundswell.threads.models.voices import (
    AgreedWording,
    Consent,
    ConsentAsk,
    Reply,
    Voice,
    VoiceContent,
    VoiceFile,
)

__all__ = [
    "AgreedWording",
    "Claim",
    "ClaimLink",
    "Consent",
    "ConsentAsk",
    "DataRequest",
    "Draft",
    "DraftFile",
    "Erasure",
    "Evidence",
    "EvidenceTest",
    "Export",
    "Feedback",
    "Gathering",
    "Keyholder",
    "Position",
    "Publication",
    "Reply",
    "Rival",
    "Step",
    "StepAnswer",
    "StepWords",
    "Story",
    "Supporter",
    "Thread",
    "Try",
    "Voice",
    "VoiceContent",
    "VoiceFile",
]
