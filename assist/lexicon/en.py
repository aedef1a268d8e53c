"""English cue words. Weights: what one cue alone adds to a calm message."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:not|no|never|without|nothing|hardly|isn't|wasn't|aren't|don't|didn't|isnt"
    r"|dont)\s+(?:\w+\s+)?)$",
    feelings={
        "anger": {
            0.78: r"furious|livid|outraged?|enraged|disgust(?:ed|ing)|fuck\w*|bullshit|piece of (?:shit"
            r"|crap)"
            r"|rip[- ]?off|ripped (?:me )?off|you(?:'re| are) (?:all )?(?:thieves|crooks|criminals|liars)",
            0.66: r"cheated|unbelievable|disrespect(?:ful|ed)?|what kind of (?:company|service|business)"
            r"|(?:bunch|pack) of (?:clowns|amateurs|crooks|liars)"
            r"|unacceptable|outrageous|pathetic|appall(?:ed|ing)|my lawyer|my attorney|legal action"
            r"|small claims"
            r"|(?:do|file|start|open|filing) a chargeback|chargeback with my|(?:to )?sue you"
            r"|report(?:ing)? you"
            r"|take you to court|lied to|lying to me|incompetent|shame on you|scam(?:mers?|med|ming)?"
            r"|worst (?:\w+ ){0,3}ever|worst (?:company|service|experience|airline|bank)"
            r"|thanks for nothing",
            0.5: r"angry|pissed(?: off)?|ridiculous|terrible|horrible|awful|shit\w*|wtf|damn|crap|useless"
            r"|a joke"
            r"|how dare you|consumer protection|ombudsman|trustpilot|social media|the press",
        },
        "frustration": {
            0.6: r"fed up|sick (?:and tired )?of|(?:so |really )?tired of (?:your|this|being|having|waiting"
            r"|these|chasing|asking|calling|explaining|repeating)|(?:no[- ]?one"
            r"|nobody) (?:\w+ ){0,2}(?:picks up|pick up|gotten back|gets back"
            r"|got back|calls? back|called back)"
            r"|enough is enough|(?:i|we)(?:'ve"
            r"| have)? (?:really )?had enough of|i(?:'ve| have) had enough|last straw|for the last time"
            r"|(?:third|fourth|fifth|sixth|tenth|3rd|4th|5th|6th|umpteenth|hundredth|\d+th) time"
            r"|(?:no[- ]?one|nobody) (?:\w+ )?(?:answers?|answered|replies|replied|responds?|responded"
            r"|helps?"
            r"|helped|cares|listens|has (?:answered|replied|responded|helped|called|contacted))"
            r"|(?:been |being |keep )?ignor(?:ed|ing) me|(?:being|been|get|getting) ignored|the run ?around"
            r"|(?:passed|transferred|bounced) (?:around|from)|waste of (?:my )?(?:time|money)|wasted (?:my"
            r"|\w+ hours)"
            r"|taking my business|lost (?:me as )?a customer|never (?:again|(?:buy|order|us|fly)ing)"
            r"|going to (?:leave|switch)|i(?:'m| am) (?:leaving|done with)|switch(?:ing)? to (?:another"
            r"|a competitor)",
            0.45: r"frustrat(?:ed|ing|ion)|annoy(?:ed|ing)|irritat(?:ed|ing)|again and again|over and over"
            rf"|every single time|how many (?:more )?times (?:do|must|have|did) i"
            rf"|{_COUNT} times (?:already|now)|(?:already )?(?:called|contacted"
            rf"|emailed|written|wrote|asked|messaged|tried)(?: you| support| this| it| that)? {_COUNT} times"
            r"|yet again"
            rf"|(?:{_COUNT} hours|hours) on hold|what is going on|what the hell|what the heck|for (?:weeks"
            rf"|months|hours)"
            rf"|been {_COUNT} (?:weeks|months)|over (?:a|{_COUNT}) (?:weeks?|months?)|getting nowhere"
            r"|come on|chasing (?:you|my|after)|can(?:'t|not|t) keep (?:coming|calling|writing|asking"
            r"|chasing"
            r"|explaining|repeating|doing this)|every time i (?:get|hear|am told|(?:ask|call"
            r"|write)(?: \w+){0,3})"
            r" (?:a |an )?(?:different|another|new)|(?:different|another) (?:story|answer) (?:every"
            r"|each) time",
            0.25: r"wait(?:ing|ed) (?:for )?(?:days|weeks|months|forever)|for days|my money back now"
            r"|still (?:no|nothing|waiting|broken|not)|keeps? (?:crashing|failing|freezing|happening"
            r"|declining)"
            rf"|{_COUNT} (?:weeks|months) (?:ago|later|now)|been {_COUNT} days|seriously|promised"
            r"|all day|this is the second time|second time",
        },
        "anxiety": {
            0.6: r"panick?(?:ing|ed)|terrified|desperate(?:ly)?|freaking out|losing sleep|can(?:no"
            r"|')?t sleep"
            r"|(?:an|it's an) emergency|evict(?:ed|ion)|i(?:'m| am) begging",
            0.4: r"need (?:it|(?:the|that|this|my) money) (?:for|to pay) (?:the |my |our )?(?:rent"
            r"|bills?|mortgage"
            r"|food|groceries|medicines?|medication|kids)|worried|worry(?:ing)?|anxious|nervous|afraid"
            r"|scared|stress(?:ed|ful|ing)?"
            r"|urgen(?:t|tly|cy)",
            0.15: r"please help me|asap|right now|immediately|right away",
        },
        "sadness": {
            0.6: r"heart ?broken|devastated|crying|in tears|passed away|funeral|hopeless",
            0.4: r"upset|depressed|depressing|miserable|ruined|heartbreaking|hurts me",
        },
        "disappointment": {
            0.42: r"disappoint(?:ed|ing|ment)|let (?:me|us) down|unhappy|dissatisfied"
            r"|expected (?:so |much |far |a lot |so much )?(?:better|more)"
            r"|(?:not|isn't|not very|not at all) (?:happy|satisfied|impressed|good enough|acceptable)"
            r"|unprofessional"
            r"|(?:poor|bad|rubbish|lousy) (?:service|support|experience|quality)|regret (?:buying"
            r"|ordering)",
        },
        "confusion": {
            0.12: r"confus(?:ed|ing)|don'?t understand|makes no sense|doesn'?t make (?:any )?sense"
            r"|no idea (?:why|what|how)"
            r"|not sure (?:why|what|how)|what does (?:this|that|it) mean",
        },
        "relief": {
            0.0: r"phew|what a relief|(?:so |i'm |am )relieved|thank (?:god|goodness|heavens)"
            r"|finally (?:works|working|arrived|fixed|here|came)"
            r"|good news,? (?:it|(?:the|my) \w+)(?:'s| has| is)? (?:just |finally )?(?:arrived|came|here)"
        },
        "gratitude": {
            0.0: r"thanks|thank ?(?:y\w+|u|for)|thx|tnx|appreciate\w*|grateful|(?:you're|you are"
            r"|you've been) (?:great|amazing"
            r"|awesome|wonderful|so helpful|very helpful)|great (?:help|service|job)|perfect|awesome"
            r"|brilliant|lovely",
        },
    },
    scenarios={
        "refund": {
            0.75: r"refund(?:s|ed|ing)?|money back|reimburs\w+|get my money|where is my money"
            r"|sent (?:\w+ ){0,4}back|return(?:ed)? (?:the|a|an|my|it|them|those|these|some) (?:item"
            r"|order|shoes"
            r"|package|parcel|product)|(?:waiting (?:for|on)|chasing|where(?:'s| is)|owe me|still have)"
            r" (?:the|my)(?: own)? money|my own money",
            0.5: r"returned (?:it|them|this|these|those|the|a|an|my|some)|return (?:it|them|this|these"
            r"|those"
            r"|label|request)|(?:my|the|a) return (?:is|was|has|hasn't|hasnt|yet)"
            r"|(?:process|start|make|do|arrange|status of) (?:a|my|the|this) return",
            0.35: r"return(?:ed|ing)?|money",
        },
        "technical_failure": {
            0.75: r"crash(?:es|ed|ing)?|error (?:message|code)|(?:does|do|did|is|are|was)(?:n't|nt"
            r"| not) (?:\w+ )?"
            r"(?:work|load|open|connect|start|respond|working|loading|opening|connecting|responding)\w*"
            r"|keeps? (?:spinning|freezing|loading|failing)|stopped working"
            r"|won'?t (?:\w+ ){0,2}(?:work|load|open|start"
            r"|connect|turn on)|bug"
            r"|(?:server|site|website|internet|service) (?:is )?down|black screen|not responding|frozen"
            r"|broken (?:link|page|app)",
            0.4: r"error|app|website|software|browser|screen|install\w*|slow|glitch|outage|broken",
        },
        "account": {
            0.75: r"(?:locked|logged|shut) out|(?:can'?t|cannot|unable to|won'?t let me"
            r"|not able to) (?:log|sign|get|access)"
            r"(?:ging)?(?: in| into| on)?(?: to)?|reset (?:link|my pass\w+|the pass\w+)|(?:forgot|reset"
            r"|change|lost) (?:my |the )?"
            r"(?:password|passcode|pin|username)|hacked|account (?:is )?(?:locked|blocked|suspended"
            r"|disabled|frozen)"
            r"|verify my (?:identity|account)|someone (?:changed|accessed|logged)",
            0.45: r"password|passcode|login|log in|sign in|username|verification code|profile"
            r"|my pin",
        },
        "delivery": {
            0.7: r"(?:has|have|did|hasn'?t|haven'?t|didn'?t|not|never) (?:\w+ )?(?:arrived?|been delivered"
            r"|come yet|shipped)"
            r"|where (?:is|'s) my (?:order|package|parcel|card|delivery)|tracking|courier|lost (?:package"
            r"|parcel)"
            r"|delivered to the wrong|late delivery|delivery (?:date|time|is late)",
            0.45: r"deliver(?:y|ed)|shipping|shipped|shipment|package|parcel|arrive[ds]?",
        },
        "wrong_item": {
            0.8: r"wrong (?:item|product|size|colou?r|order|one|thing)|not what i ordered"
            r"|different (?:item|product|from what)"
            r"|arrived (?:broken|damaged)|damaged|missing (?:item|part|from my)",
        },
        "billing": {
            0.7: r"(?:over|double[- ]?)charged|charged (?:me )?(?:twice|again|double|for|a|an|\w+ times)"
            r"|invoice|wrong amount"
            r"|extra (?:fee|charge)|unknown charge|duplicate (?:charge|payment)|(?:don'?t|did ?n'?t"
            r"|not) recogni[sz]e",
            0.45: r"bill(?:ing|ed|s)?|charge[ds]?|fees?|payment|statement|direct debit",
        },
        "cancellation": {
            0.7: r"cancel (?:my|the|this|that|it|an|a|everything)|cancel(?:l?ed|l?ing|lation)"
            r"|close my account|terminate my",
            0.5: r"cancel",
        },
        "subscription": {
            0.6: r"subscription|auto[- ]?renew\w*|renewed|renewal|my plan|upgrade my|downgrade|free trial"
            r"|membership",
        },
        "hardship": {
            0.7: r"lost my job|can'?t (?:afford|pay)|cannot (?:afford|pay)|laid off|unemployed"
            r"|payment plan|behind on"
            r"|bereave\w*|passed away|in (?:the )?hospital",
        },
        "manager": {
            0.72: r"(?:speak|talk|put me through|escalate|transfer me|connect me)(?: \w+)? (?:to"
            r"|with) (?:a |your |the )?"
            r"(?:manager|supervisor|someone (?:else|senior|in charge))|your (?:manager|supervisor|boss)"
            r"|(?:a|the) (?:manager|supervisor)|formal complaint",
        },
        "abuse": {
            0.8: r"fuck (?:you|off)|you (?:idiots?|morons?|stupid \w+|piece of)|(?:idiots|morons"
            r"|assholes?)|kill (?:you|yourself)"
            r"|go to hell|screw you",
        },
        "repeat_contact": {
            0.6: r"(?:third|fourth|fifth|3rd|4th|5th|\d+th|second|2nd) time|again and again"
            r"|already (?:called|contacted"
            rf"|emailed|written|wrote|told|explained|spoke)|how many (?:more )?times (?:do|must|have) i"
            rf"|(?:called|emailed|contacted|messaged|written|wrote)"
            rf"(?: you| support| in)? (?:{_COUNT} times|twice|before)|previous (?:agent|ticket|chat)"
            r"|last time i (?:called|wrote)|already (?:did|done|gone through|went through|been through)"
            r" (?:all )?(?:this|that|it)|keep (?:coming back|calling|writing|asking|chasing|explaining"
            r"|repeating)"
            r"|(?:explain|repeat|tell|ask|go through)\w* (?:\w+ ){1,4}all over again",
        },
    },
    moments={
        "waiting": {
            0.7: r"any (?:news|updates?|progress)|still waiting|(?:are|r) you (?:still )?there"
            r"|any(?:one|body) there|hello\s*\?+"
            r"|how (?:much )?long(?:er)? (?:will|does|do i|must)|what(?:'s| is) (?:happening|the status)"
            r"|i(?:'m| am) waiting",
        },
        "resolution": {
            0.8: r"(?:it|that|this|now|all)(?:'s|s| is)? (?:now )?(?:works|working|worked|fixed|solved"
            r"|resolved|sorted)(?: now)?"
            r"|problem (?:is )?(?:solved|fixed)|works (?:now|again|fine|perfectly)|finally (?:works"
            r"|arrived|fixed|here|came)"
            r"|i got (?:it|the refund|my money)|that (?:helped|did it|solved it)",
        },
        "closing": {
            0.8: r"bye(?:[- ]?bye)?|good ?bye|that(?:'s| is|s| will be|'ll be)? all|that(?:'s| is"
            r"|s) everything"
            r"|nothing else|no(?:thing)?(?:,)? (?:more|further) (?:questions|help|queries)|have a (?:nice"
            r"|good|great) (?:day|one|evening)"
            r"|no thanks|you can close|nope?,? that was (?:all|everything|it)"
            r"|all my (?:questions|queries) (?:are|were|have been) (?:answered|cleared|solved)"
            r"|no more (?:questions|requests|requirements)|nothing (?:more )?to ask|nothing,? thanks?",
        },
        "greeting": {
            0.5: r"hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|can you help(?: me)?"
            r"|i need (?:some )?help",
        },
    },
    agent={
        "question": {
            1.0: r"\?|could you (?:share|tell|send|confirm|give)|can you (?:share|tell|send|confirm|give)"
            r"|please (?:share|tell|send|confirm|provide)"
        },
        "asks_order": {
            1.0: r"(?:order|booking|confirmation|reservation|reference) (?:number|no|id|code)"
            r"|number (?:of|for) (?:your|the) (?:order|booking|reservation)"
        },
        "bad_news": {
            1.0: r"unfortunately|i(?:'m| am) afraid|(?:we|i) (?:can'?t|cannot|are unable|am unable"
            r"|are not able|am not able)"
            r"|not (?:possible|eligible|available|covered)|(?:was|been|is) (?:declined|rejected|denied"
            r"|refused)|non[- ]?refundable"
            r"|out of stock|isn'?t possible",
        },
        "promise": {
            1.0: r"(?:by|within|in|until|before) (?:the end of |the next )?(?:today|tomorrow|monday"
            r"|tuesday|wednesday"
            r"|thursday|friday|saturday|sunday|\d+(?::\d+)?\s?(?:am|pm|hours?|minutes?|days?|business days"
            r"|working days)?)",
        },
    },
)
