"""What a score from 0 to 4 means for each question of the risk assessment (part 2b)."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.risk import Factor

SCALE = ("none", "possible", "signs", "credible", "happening")
"""The five scores for threats and vulnerabilities in one word each."""

CAPACITY_SCALE = ("none", "weak", "some", "good", "strong")
"""The five scores for capacities: more is safer."""

ANCHORS: Mapping[Factor, tuple[str, str, str, str, str]] = MappingProxyType(
    {
        Factor.T1: (
            "No threat known",
            "Could come",
            "Hints, warnings",
            "Direct and believable",
            "Being carried out",
        ),
        Factor.T2: (
            "Never heard of",
            "Rumours",
            "One known act",
            "Several acts",
            "Acts in these weeks",
        ),
        Factor.T3: (
            "Nothing",
            "A little trouble",
            "Money or a post",
            "A contract or licence",
            "Prison or the business",
        ),
        Factor.T4: (
            "No reach",
            "At work only",
            "Housing or papers",
            "Police or home village",
            "Uses it already",
        ),
        Factor.T5: (
            "Nobody could guess",
            "One of many",
            "One of a few",
            "Named by guess",
            "Known to them",
        ),
        Factor.T6: (
            "None known",
            "Could be watched",
            "Asked about calls",
            "Phones or rooms checked",
            "Watched all the time",
        ),
        Factor.T7: (
            "Law protects",
            "Law is slow",
            "Lawsuits or raids happen",
            "Officials side with them",
            "Arms or arrests now",
        ),
        Factor.V1: (
            "Citizen, holds papers",
            "Papers in order",
            "Tied to the employer",
            "Papers held or running out",
            "No papers, can be deported",
        ),
        Factor.V2: (
            "Own home and way",
            "Their transport",
            "Their housing",
            "Housing and transport",
            "Cannot leave the housing",
        ),
        Factor.V3: (
            "No debt",
            "Small debt",
            "Months of pay",
            "Owed to the employer",
            "Debt used as a threat",
        ),
        Factor.V4: (
            "Many around",
            "Some friends",
            "Few to talk to",
            "Alone most days",
            "Cut off",
        ),
        Factor.V5: (
            "Nobody to reach",
            "Far away, not known",
            "Known by name",
            "Same village or site",
            "Visited or threatened",
        ),
        Factor.V6: (
            "Nothing sets apart",
            "A little",
            "Belongs to a minority",
            "Several reasons at once",
            "Targeted for it already",
        ),
        Factor.V7: (
            "Well",
            "Tired, worried",
            "Ill, hurt or pregnant",
            "Needs care now",
            "In danger without care",
        ),
        Factor.C1: (
            "Nobody",
            "One friend",
            "A few who know",
            "A group that meets",
            "A group that acts",
        ),
        Factor.C2: (
            "No way out",
            "A wish to leave",
            "A place or some cash",
            "A place and cash",
            "Place, cash and papers",
        ),
        Factor.C3: (
            "No phone",
            "Shared, read by others",
            "Shared with a friend",
            "Own, hidden",
            "Own and safe",
        ),
        Factor.C4: (
            "Nobody",
            "A number to ring",
            "Answers in days",
            "Answers the same day",
            "On the case already",
        ),
        Factor.C5: (
            "None",
            "Asked for",
            "Spoken",
            "Written",
            "Written, and kept before",
        ),
    }
)
"""Words for each score; a person reads them while answering."""
