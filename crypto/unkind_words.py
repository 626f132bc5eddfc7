"""Words of the dice list that nobody should have to keep who was hurt, held or threatened."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNKIND = _words("""
    ammonia armed army arson barbed battered battering battery blast brute brutishly bully
    cannon chokehold choking crook cruelly cruelness cruelty crushed crusher crushing dagger
    danger destruct detonate detonator flogging gore grope handcuff harmful hunter hunting
    huntress huntsman lash maimed mangle manhunt marauding mobster musket mutilated mutilator
    nuclear predator prowler prowling punch punisher rage raging raider ransack ravage retaliate
    revenge revoke riot sabotage savage seizing shove shrapnel slam slapping smasher smashing
    smother snare strangle struck suffocate throttle vendetta villain violate violation violator
    wound wrath wreckage wrecker wrecking

    alienable alienate aliens arrest banish captivate captive captivity conceal confined
    confining curfew custody deport dictator enslave evict exile expulsion extortion fascism
    gallows imprison jailbird jailbreak jailer jailhouse oppressed oppressor outcast penalize
    penalty perjurer perjury police prison probe scam smuggler smuggling snitch surrender
    suspect tattle traffic traitor trapdoor trapped trapper trapping traps trespass unlawful

    afraid agonize agonizing agony anguished ashamed coma cramp crazed crazy curse decay
    deceased degraded degrading delirious demise disgrace dismay distress drained dreaded
    dreadful drown enrage famine frighten frightful gangrene gloomily gloomy graveness graves
    graveyard grief grieving grimacing hardship hate hatred haunt helpless humiliate humility
    hurt morbidity morbidly mortality mortally mortuary mourner mournful numbness pandemic panic
    paralyses paralysis paralyze phobia poison rabid racism reproach sacrifice scared scarily
    scariness scarring scary shame shriek skeletal skeleton starved starving sufferer suffering
    tainted threaten trembling undead unease uneasily uneasy unsafe unwanted venomous widow
    worry wronged wrongful zombie

    arousal bust fetal gender gonad groin lustfully lustily lustiness lusty moaner moaning
    neuter ovary pants pantyhose pelvis pregnancy pregnant prude reproduce seduce seducing
    swinger thigh thong unclothed underage underpaid undress womanhood

    chubby dork fool freeload junkie lazily laziness lazy mutt nag nastily nastiness nerd
    obedience obedient scrawny slobbery slug slum stinking stinky stupor underdog underling
    uselessly wimp
""")
"""Violence; being held, watched or sent away; death, fear and shame; the body; insults."""
